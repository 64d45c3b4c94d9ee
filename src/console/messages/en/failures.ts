export const failures = {
  cloud: { title: 'The cloud refused', what: 'It answered {status} {code}.', now: 'Correct the values it objects to, then try again.' },
  forbidden: {
    title: 'Your key may not do this',
    what: 'The cloud answered 403: the user of this key lacks the IAM action postgresql:{action}, or the key is limited to other source addresses.',
    now: 'Give the action, the key and the request id to your administrator.',
  },
  bad_key: {
    title: 'The cloud does not know this key',
    what: 'It answered 401: the access key or the secret key is wrong, or the key was withdrawn.',
    now: 'Compare both keys with the IAM page of the console of Samsung Cloud Platform, and check environment and region.',
  },
  skewed_clock: {
    title: 'This server’s clock is wrong',
    what: 'It is off by {skew} against the cloud’s clock, so the cloud refuses every signature.',
    now: 'Set the clock of the machine that runs this console (NTP), then try again.',
  },
  unsigned: {
    title: 'The cloud did not recognise the signature',
    what: 'It answered with the 404 that it gives to unsigned requests. The keys belong to another environment, or a proxy changes the request on its way.',
    now: 'Check the environment, and whether a proxy stands between this server and the cloud.',
  },
  not_found: {
    title: 'Not found',
    what: 'The cloud has nothing under this id in this region.',
    now: 'It may have been terminated, or live in another region.',
  },
  cloud_broken: {
    title: 'The cloud failed',
    what: 'It answered {status} {code}.',
    now: 'Wait a moment and try again. If it stays, give the request id to the vendor’s support.',
  },
  not_json: {
    title: 'Something else answered',
    what: 'The answer ({status}) is not from the API: a proxy, a login page or a maintenance page stands in between.',
    now: 'Check the network between this server and the cloud.',
  },
  too_large: {
    title: 'The answer was too large',
    what: 'It went beyond 8 MB and was cut off.',
    now: 'Ask for less, for example with a filter or a smaller page.',
  },
  timeout: {
    title: 'The cloud did not answer',
    what: 'It gave no answer within our time limit.',
    now: 'Try again. If it stays, check the status of the cloud.',
  },
  unreachable: {
    title: 'The cloud cannot be reached',
    what: 'No connection: refused, no route, or its name is not known here.',
    now: 'Check the network, the DNS and the firewall of the machine that runs this console.',
  },
  tls: {
    title: 'The connection is not trusted',
    what: 'The certificate of the other side was not accepted.',
    now: 'Check for a proxy that opens TLS, and the clock and certificates of the machine that runs this console.',
  },
  reset: { title: 'The connection broke', what: 'It was closed while we waited for the answer.', now: 'Try again.' },
  retired: {
    title: 'This API version is no longer served',
    what: 'The cloud answered 406.',
    now: 'Update this console, or set SCP_API_VERSION to a version that the cloud serves.',
  },
  signed_out: { title: 'You are signed out', what: 'The session has ended.', now: 'Sign in again. What you typed is kept.' },
  bad_request: {
    title: 'The request does not fit the API',
    what: 'This console checked it and did not send it.',
    now: 'Correct the fields below.',
  },
  refused: { title: 'This console refused the request', what: 'It was not sent to the cloud.', now: 'Reload the page and try again.' },
  busy: {
    title: 'Too many requests at once',
    what: 'This console limits how fast it calls the cloud.',
    now: 'Wait a moment, then try again.',
  },
  offline: {
    title: 'This console’s server does not answer',
    what: 'The browser could not reach it.',
    now: 'Check your network, and that the console runs.',
  },
  internal: {
    title: 'This console failed',
    what: 'Its server or this page ran into an error of its own.',
    now: 'Try again. If it stays, its log says more.',
  },
  maybeSent: 'We do not know whether the cloud carried it out. Look at the cluster before you try again.',
  notSent: 'Nothing was changed.',
  codes: {
    inProgress: 'Another operation runs on this cluster. The cloud takes one at a time: wait until it ends.',
    invalidState: 'The cluster’s present state does not allow this. Wait until it changes; if it does not, sync the state.',
    createTooSoon: 'The cloud takes one create per second. Try again now.',
    noDataVolume: 'The instance group needs at least one DATA volume.',
    notAuthenticated: 'The cloud answers this way now and then although the request is signed well. Try once more.',
    contactAdmin: 'The cloud fails this way now and then. Try again in a minute; if it stays, give the request id to the vendor’s support.',
  },
  says: 'The cloud says',
  notFoundPage: { title: 'There is no such page', text: 'The address leads nowhere in this console.', action: 'To the clusters' },
  stale: 'This is what was read last; refreshing fails: {reason}',
}
