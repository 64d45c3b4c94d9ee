export const palette = {
  title: 'Go to, or do',
  label: 'Page, cluster or action',
  placeholder: 'restart orders, backups, an id …',
  found: 'What fits',
  hint: 'Arrows choose, Enter opens. An action opens its plan: nothing is sent from here.',
  searching: 'Looking for it …',
  count: '{count, plural, =0 {Nothing fits. Try fewer letters.} one {One fits.} other {# fit.}}',
  most: 'The best {count, number}. More letters narrow it down.',
  noClusters: 'Clusters cannot be looked for now: {why}. Pages are found all the same.',
  action: '{operation} · {cluster}',
  tab: '{cluster} · {tab}',
  kind: { cluster: 'cluster', action: 'plan', tab: 'tab', page: 'page' },
}
