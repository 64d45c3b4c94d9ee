/** What both engines keep as it is. */
export type Parameter = string | number | bigint | null | Buffer

/**
 * Lets through what both engines take for the same. A driver makes something of everything else, each its own: `node:sqlite` takes
 * an object for names of parameters and shifts the rest, and an `undefined` or a `NaN` quietly becomes NULL.
 * @throws TypeError
 */
export function checkParameters(parameters: readonly unknown[]): readonly Parameter[] {
  if (parameters.every(isParameter)) return parameters
  const wrong = parameters.findIndex((value) => !isParameter(value))
  // Never the value: it may be a secret.
  throw new TypeError(`parameter ${wrong + 1} of ${parameters.length} is neither text, number, bytes nor null`)
}

function isParameter(value: unknown): value is Parameter {
  if (typeof value === 'number') return Number.isFinite(value)
  return typeof value === 'string' || typeof value === 'bigint' || value === null || Buffer.isBuffer(value)
}
