export const signIn = {
  signedOut: { title: 'You are signed out', text: 'The session has ended. Sign in again; nothing on the page is lost.' },
  title: 'Sign in',
  subtitle: 'With the keys of a Samsung Cloud Platform user.',
  environment: 'Environment',
  region: 'Region',
  accountId: 'Account id',
  accessKey: 'Access key',
  secretKey: 'Secret key',
  displayName: 'Your name',
  displayNameHint: 'A label for what you do here. Nobody verifies it.',
  submit: 'Sign in',
  errors: {
    key: 'Paste the whole key. It has letters, digits and signs, but no spaces.',
    accountId: 'Letters, digits, - and _ only, at most 64.',
  },
  demo: {
    first: {
      title: 'No keys at hand?',
      text: 'The demo cloud has more than 30 clusters in two regions, with failures to practise on. Nothing leaves this machine.',
      action: 'Try the demo cloud',
    },
    again: {
      title: 'You were in the demo cloud',
      text: 'Go on there, and the page stays as it is. The keys of another cloud open that cloud’s list instead.',
      action: 'Go on in the demo cloud',
    },
  },
  journey: {
    title: 'What happens to your keys',
    browser: { title: 'Your browser', text: 'Sends them once, then forgets them. It keeps a session cookie that scripts cannot read.' },
    server: {
      title: 'This server',
      text: 'Holds them in memory and signs each request. They never come back, not to a log, not to a page.',
    },
    cloud: { title: 'The cloud', text: 'One List Clusters call proves the keys. What you may do is decided there, by your IAM policies.' },
  },
  idle: 'A session ends after 60 minutes without use, and after 8 hours in any case.',
}
