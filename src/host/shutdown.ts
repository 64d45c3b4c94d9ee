import type { Server } from 'node:http'

/** What ends when a process does. */
export type Ending = {
  readonly servers: readonly Server[]
  /** Lets go of the rest (connections to the cloud, files) once no request runs. */
  readonly release: () => void | Promise<void>
  /** How long running requests may take, ms; then they are cut. */
  readonly graceMs: number
}

/**
 * On SIGTERM, SIGINT or SIGHUP: takes no new connection, lets running requests finish, then exits. A second signal exits at once.
 */
export function endOnSignal(ending: Ending): void {
  let asked = false
  const end = () => {
    if (asked) process.exit(1)
    asked = true
    void drain(ending).then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
}

/** Closes the servers once their running requests are answered, or the grace is over; then releases the rest. */
export async function drain({ servers, release, graceMs }: Ending): Promise<void> {
  const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())))
  // A connection that becomes idle after its last answer would keep the server open until its keep-alive runs out.
  const idle = setInterval(() => servers.forEach((server) => server.closeIdleConnections()), 50)
  const cut = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), graceMs)
  try {
    await Promise.all(closed)
  } finally {
    clearInterval(idle)
    clearTimeout(cut)
  }
  await release()
}
