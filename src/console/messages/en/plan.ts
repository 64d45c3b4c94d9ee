export const plan = {
  tabs: { label: 'What is about to be sent', plan: 'Plan', request: 'Request', curl: 'curl', terraform: 'Terraform' },
  nothingSent: 'Nothing has been sent yet.',
  sent: 'Sent, waiting for the cloud.',
  attemptFailed: 'The last attempt failed, see below.',
  isSent: 'It is sent already; the answer comes in a moment.',
  whatItDoes: 'What this does',
  change: { caption: 'What changes', what: 'What', now: 'Now', then: 'Then', note: 'Takes effect', none: 'none', empty: '(empty)' },
  request: { label: 'request', note: 'This goes to {endpoint}, signed by this console’s server. Secrets are shown as dots.' },
  curl: {
    label: 'curl script',
    note: 'The same call without this console: save it as a file and run it with bash. Keys come from the environment.',
  },
  terraform: { label: 'Terraform configuration' },
  cannot: {
    action:
      'Terraform cannot express this. It describes states, and this is an action: the provider’s resource samsungcloudplatformv2_postgresql_cluster has no field for it. Terraform’s own state stays as it is.',
    noField:
      'Terraform cannot express this. The provider’s resource samsungcloudplatformv2_postgresql_cluster has no field for it. Terraform’s own state stays as it is.',
    createOnly:
      'Terraform cannot change this. The provider’s resource samsungcloudplatformv2_postgresql_cluster takes it when a cluster is created and not later.',
    edit: 'Change it in the block of your own configuration that manages this cluster; what to write depends on the rest of that block.',
    replica:
      'Terraform cannot express this. The provider’s resource samsungcloudplatformv2_postgresql_cluster cannot name an origin cluster.',
  },
  form: {
    seePlan: 'See the plan…',
    cancel: 'Cancel',
    leave: {
      title: 'Throw away what you filled in?',
      text: 'It has not been sent, and it is kept nowhere.',
      stay: 'Keep editing',
      go: 'Throw away',
    },
  },
  queue: {
    title: 'It can wait its turn',
    text: 'Another operation runs on {name}. This can be sent as soon as that has ended, with no browser open. If it fails, or if the cluster has changed by then, this is not sent by itself but asks you again. Until it is sent you can take it back.',
    secretTitle: 'It cannot wait its turn here',
    secret: 'Another operation runs on {name}. This holds keys, and keys are not stored: send it when the other has ended.',
    deed: 'Send when the current one ends',
    done: 'In the queue: {deed}',
    doneText: 'It is sent when what runs on {name} has ended.',
  },
  typeFirst: 'Type the name first.',
  quirkAgain:
    'It has answered so more than once. Trying again rarely helps then: wait a while, or give the request id to the vendor’s support.',
  inferred: 'Inferred, does not block: the cloud decides.',
}
