export const backups = {
  policy: 'Backup policy',
  daily: 'Daily backup',
  kept: 'Kept',
  frequency: 'Archive, every',
  archive: 'Archive',
  on: 'on',
  off: 'off',
  days: '{count, plural, one {# day} other {# days}}',
  minutes: '{minutes} min',
}
