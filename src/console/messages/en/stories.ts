/** What is known of a write by its state and reason, and what to do now. `cluster` is its name, `word` what Show Request says, `end` a service state in words. */
export const stories = {
  queued: {
    plain: {
      what: 'It is sent when what runs on {cluster} has ended.',
      now: 'There is nothing to do. Until it is sent you can take it back.',
    },
    ahead_failed: {
      what: 'What it waited for did not end well, so it is not sent by itself.',
      now: 'Look at {cluster} first. Then send it, or take it back.',
    },
    situation_changed: {
      what: '{cluster} is no longer as it was when this was confirmed, so it is not sent by itself.',
      now: 'Compare the plan with the cluster. Then send it, or take it back.',
    },
    not_allowed: {
      what: 'In its present state {cluster} does not take this, so it was not sent.',
      now: 'Wait until the state allows it and send it, or take it back.',
    },
    keys_expired: {
      what: 'It waited for more than a day; the keys to send it with are no longer kept.',
      now: 'Take it back, and do it again if it is still wanted.',
    },
  },
  prepared: {
    plain: { what: 'It stands in the journal; nothing has been sent yet.', now: 'There is nothing to do: it goes out in a moment.' },
  },
  sending: {
    plain: { what: 'Sent, waiting for the cloud.', now: 'There is nothing to do: the answer comes, or we look for what became of it.' },
  },
  accepted: {
    plain: { what: 'The cloud has accepted it and is at work.', now: 'There is nothing to do: it is followed to its end.' },
    found: {
      what: 'The answer was lost, but the cloud shows that it was accepted. There is no request id.',
      now: 'There is nothing to do: it is followed to its end by the state of the cluster.',
    },
    unreadable: {
      what: 'The cloud has accepted it. How it stands cannot be read at present.',
      now: 'It is asked again by itself. If that does not help, check that the cloud answers, or give up on it: then the same can be started again.',
    },
    keys_expired: {
      what: 'The cloud has accepted it. How it ended could not be read for a day, and the keys to ask with are no longer kept.',
      now: 'Check now asks with your own keys. If that does not help, give up on it: then the same can be started again.',
    },
  },
  done: {
    plain: { what: 'The cloud has done it.', now: 'There is nothing left to do.' },
    found: {
      what: 'The answer was lost, but the cloud has done it: the cluster shows it.',
      now: 'There is nothing left to do.',
    },
  },
  failed: {
    plain: { what: 'The cloud accepted it, and it failed later.', now: 'Look at the cluster, then try again.' },
    word_failed: {
      what: 'The cloud accepted it, and it failed later: Show Request says {word}.',
      now: 'Look at the cluster. If its state is unknown, sync the state; then try again. Support asks for the request id.',
    },
    state_failed: {
      what: 'The cloud accepted it, but the cluster ended as {end}, which is not where this leads.',
      now: 'Sync the state of the cluster first: it may be outdated. Then try again. Support asks for the request id.',
    },
    gone: {
      what: 'The cloud accepted it, and now it no longer has the cluster.',
      now: 'See in the activity whether somebody terminated it. Support asks for the request id.',
    },
  },
  rejected: {
    plain: { what: 'It was refused. Nothing was changed.', now: 'Correct what stands in the way, then try again.' },
    refused_before: {
      what: 'Not a byte left this console. Nothing was changed.',
      now: 'Put right what the failure below names, then try again.',
    },
    cloud_refused: {
      what: 'The cloud said no. Nothing was changed.',
      now: 'Correct what it objects to, then try again.',
    },
  },
  unknown: {
    plain: {
      what: 'It was sent and no answer came. Whether the cloud received it is not known yet.',
      now: 'If you know that nothing happened, say so.',
    },
    not_found: {
      what: 'It was sent and no answer came. So far there is no trace of it in the cloud.',
      now: 'It may still turn up: say that it did not happen only when you are sure.',
    },
    many_found: {
      what: 'It was sent and no answer came. More than one cluster could have come of it; they are named below.',
      now: 'Open them and compare. If none of them is yours, say that it did not happen.',
    },
    ambiguous: {
      what: 'It was sent and no answer came. The cluster does not show whether it was carried out.',
      now: 'Compare the cluster with the plan, then say what is so.',
    },
    unreadable: {
      what: 'It was sent and no answer came. At present the cloud cannot be asked what became of it.',
      now: 'It is asked again by itself. You can also look yourself, as soon as the cloud answers.',
    },
    keys_expired: {
      what: 'It was sent and no answer came. The keys to look for it with are no longer kept.',
      now: 'Check now looks with your own keys.',
    },
  },
  not_applied: {
    plain: { what: 'The answer was lost, and a person said that it did not happen.', now: 'If it is still wanted, try again.' },
  },
  abandoned: {
    plain: {
      what: 'The answer was lost, and a person gave up on finding out what became of it.',
      now: 'Look at the cluster before you do the same again.',
    },
  },
  not_sent: {
    plain: { what: 'Nothing was sent.', now: 'If it is still wanted, try again.' },
    secret_gone: {
      what: 'Nothing was sent. It held a password or keys, which are not stored, and the console’s server ended before it could go out.',
      now: 'Try again: everything else is filled in, enter the password anew.',
    },
    restarted: {
      what: 'Nothing was sent: the console’s server ended before it could go out.',
      now: 'If it is still wanted, try again.',
    },
  },
  cancelled: {
    plain: { what: 'It was taken back before it was sent. Nothing was changed.', now: 'If it is wanted after all, try again.' },
  },
}
