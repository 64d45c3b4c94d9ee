// Runs before the first paint, so that nobody who chose the dark theme is flashed with the light one.
// The choices are those of src/console/lib/preferences.ts; a file of its own because the content policy forbids inline scripts.
;(function () {
  try {
    var theme = localStorage.getItem('console.theme')
    if (theme === 'light' || theme === 'dark') {
      document.documentElement.dataset.theme = theme
      document.querySelectorAll('meta[name="theme-color"]').forEach(function (meta) {
        meta.removeAttribute('media')
        meta.content = theme === 'dark' ? '#0c0e11' : '#f5f6f8'
      })
    }
    var language = localStorage.getItem('console.language') || navigator.language
    document.documentElement.lang = language.indexOf('ko') === 0 ? 'ko' : 'en'
  } catch {
    // Storage is switched off: the system's theme serves.
  }
})()
