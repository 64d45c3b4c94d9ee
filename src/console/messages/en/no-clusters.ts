/** A page of the list without rows, and the way on. */
export const noClusters = {
  none: {
    title: 'No clusters in {region}',
    text: 'Creating one takes about 10 minutes. You need a subnet, and the addresses that may connect.',
    action: 'Create cluster',
  },
  filtered: {
    title: 'Nothing matches these filters',
    text: 'No cluster in {region} has this name, state and database.',
    action: 'Clear filters',
  },
  beyond: {
    title: 'This page is beyond the last one',
    text: 'There are {total, plural, one {# cluster} other {# clusters}} in all.',
    action: 'First page',
  },
}
