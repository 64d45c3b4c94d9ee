export const notices = {
  mayNotList: {
    title: 'Your key may not list clusters',
    text: 'It signed in all the same: what it may do is decided by the IAM policies of its user. To list clusters it needs the action postgresql:ListClusters.',
  },
  clock: {
    ahead: 'This server’s clock is {skew} ahead of the cloud’s',
    behind: 'This server’s clock is {skew} behind the cloud’s',
    now: 'Beyond some minutes the cloud refuses every request. Set the clock of the machine that runs this console.',
  },
}
