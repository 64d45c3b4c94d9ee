/** Fields of request bodies that hold a secret, wherever in a body they stand: a password of the database, the keys of a bucket. */
export const secretFields = ['database_user_password', 'access_key', 'secret_key'] as const
export type SecretField = (typeof secretFields)[number]

/** What stands in the place of a secret. */
export const redacted = '[redacted]'

/** Whether a field of this name holds a secret. */
export function isSecretField(name: string): name is SecretField {
  return secretFields.some((field) => field === name)
}

/** A copy of a JSON value in which every secret that is given is replaced. A field that is null, which gives none, stays null. */
export function redact(value: unknown): unknown {
  return mapFields(value, (name, item) => (isSecretField(name) && isGiven(item) ? redacted : redact(item)))
}

/** Whether a body holds a secret. */
export function hasSecret(body: unknown): boolean {
  return secretsOf(body).length > 0
}

/** The secrets of a body, as texts. */
export function secretsOf(body: unknown): string[] {
  if (Array.isArray(body)) return body.flatMap(secretsOf)
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, item]: [string, unknown]) => {
    if (!isSecretField(name)) return secretsOf(item)
    return isGiven(item) ? [typeof item === 'string' ? item : JSON.stringify(item)] : []
  })
}

/** Shorter ones are parts of ordinary words. */
const shortest = 8

/** A copy of a JSON value, such as what the cloud said to a request, in no text of which one of the secrets is left. */
export function scrub(value: unknown, secrets: readonly string[]): unknown {
  const long = secrets.filter((secret) => secret.length >= shortest)
  return long.length === 0 ? value : scrubAll(value, long)
}

function scrubAll(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return secrets.reduce((text, secret) => text.replaceAll(secret, redacted), value)
  return mapFields(value, (_, item) => scrubAll(item, secrets))
}

/** Fields that are null, or empty, are no secrets. */
function isGiven(item: unknown): boolean {
  return item !== null && item !== undefined && item !== ''
}

/** A copy with every field, or element, made anew. Anything that has none stays as it is. */
function mapFields(value: unknown, make: (name: string, item: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => make('', item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]: [string, unknown]) => [name, make(name, item)]))
}
