export const restore = {
  timeline: {
    backups: 'backups',
    archive: 'archive',
    handle: 'Instant to restore to',
    keys: 'Arrow keys move it by a minute, with Shift by an hour; Page up and Page down by a day; Home and End go to the first and last instant that can be restored.',
    closeUp: 'The day around the picked instant, from {from} to {to}',
    bar: 'backup, height is its size',
    leaves: 'deleted next, {at}',
    failed: 'failed',
    running: 'running',
    unknown: 'in a state that this console does not know',
    covered: 'any instant can be restored',
    gap: 'archive broken, nothing until the next backup',
    noArchive: 'no archive, only the backups themselves can be restored',
    now: 'now',
    words: {
      none: 'There are no backups yet.',
      bars: '{count, plural, one {# backup} other {# backups}} from {from} to {to}, {zone}.',
      failed: '{count, plural, one {# of them} other {# of them}} failed.',
      window: 'Any instant from {from} to {to} can be restored.',
      noWindow: 'No point in time can be restored, only the finished backups themselves.',
      gap: 'Except from {from} to {to}: the archive is broken there.',
    },
  },
  pick: {
    label: 'Point in time',
    problem: {
      archive_off: 'The archive is off: no point in time can be restored, only a backup.',
      no_backup: 'There is no finished backup to start from yet.',
      too_early: 'This is before the first backup.',
      too_late: 'This is not archived yet.',
      in_gap: 'The archive is broken here.',
    },
    from: 'From the backup of {at} ({size}) and {archive} of archive. Makes a new cluster; {name} is not touched. Latest possible: {latest}, {ago} ago.',
    oldArchive:
      'The archive keeps logs for {days, plural, one {# day} other {# days}}. The cloud documents that any instant since the first backup can be restored, but it may refuse one this old.',
  },
}
