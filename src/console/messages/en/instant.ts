export const instant = {
  date: 'Date',
  time: 'Time',
  zone: 'Typed in',
  noDate: 'Type a day of the calendar, such as 2026-09-16.',
  noTime: 'Type a time such as 21:47 or 21:47:05.',
  twice: 'Clocks in {zone} are put back on this day: {time} comes twice.',
  twiceLead: 'Which one:',
  never: 'Clocks in {zone} are put forward over {time}: on this day it does not exist.',
  neverLead: 'Before or after:',
  cluster: 'Cluster, {zone}',
  own: 'You, {zone}',
  utc: 'UTC',
}
