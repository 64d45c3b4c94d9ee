import { buildTarget, type Input } from '#contract/operation.ts'
import { operations, type OperationName } from '#contract/operations.ts'
import { isSecretField, type SecretField } from '#contract/rules/secrets.ts'
import { clientType } from '#contract/signature.ts'

/** One call, ready to be shown: the operation with everything a caller gives. */
export type ShownCall<N extends OperationName = OperationName> = { readonly operation: N; readonly input: Input<N> }

/** The environment variable that a script reads in the place of a secret. Values of such fields never reach a text that is shown or copied. */
const secretVariables: Readonly<Record<SecretField, string>> = {
  database_user_password: 'SCP_DATABASE_PASSWORD',
  access_key: 'SCP_LOG_EXPORT_ACCESS_KEY',
  secret_key: 'SCP_LOG_EXPORT_SECRET_KEY',
}

type Where = {
  /** The service's URL as it is called, without a trailing slash. */
  readonly endpoint: string
  /** The value of `Scp-Api-Version`, e.g. `postgresql 1.0`. */
  readonly apiVersion: string
}

/** The request as a person reads it: method, path, body. Secrets are dots. @throws BadPathError */
export function requestText<N extends OperationName>({ operation, input }: ShownCall<N>): string {
  const { body, line } = parts(operation, input)
  return body === undefined
    ? line
    : `${line}\n\n${JSON.stringify(
        hideSecrets(body, () => '••••••••'),
        null,
        2,
      )}`
}

/**
 * A complete bash script that signs and sends one call with openssl and curl. Keys and passwords come from the
 * environment; the script holds none of them.
 * @throws BadPathError for an id that cannot stand in a path
 */
export function curlScript<N extends OperationName>(call: ShownCall<N> & Where): string {
  const { operation, input, endpoint, apiVersion } = call
  const { body, target, method } = parts(operation, input)
  const payload = body === undefined ? undefined : bodyLines(body)
  return [
    ...opening(operation, payload?.variables ?? []),
    '',
    `method=${method}`,
    `url=${quote(endpoint + target)}`,
    'account=${SCP_ACCOUNT_ID:-}',
    '',
    ...functions,
    '',
    ...signature,
    '',
    ...quoting,
    '',
    ...(payload === undefined ? [] : [...payload.lines, '']),
    ...sending(apiVersion, method, payload !== undefined),
    '',
  ].join('\n')
}

/** A script that sends several calls of one operation, one after the other; a refusal does not keep the next from being sent. */
export function curlScripts<N extends OperationName>(
  given: { readonly operation: N; readonly calls: readonly ShownCall<N>[] } & Where,
): string {
  const { operation, calls, endpoint, apiVersion } = given
  const lines = calls.map((call) => parts(call.operation, call.input))
  const first = lines[0]
  if (first === undefined) return ''
  return [
    ...opening(operation, []),
    '',
    'account=${SCP_ACCOUNT_ID:-}',
    '',
    ...functions,
    '',
    ...quoting,
    '',
    'call() {',
    '  local method=$1 url=$2 timestamp signature',
    ...[...signature, ...sending(apiVersion, first.method, false)].map((line) => `  ${line}`),
    '}',
    '',
    ...lines.map(({ method, target }) => `call ${method} ${quote(endpoint + target)} || echo 'Refused, see above.' >&2`),
    '',
  ].join('\n')
}

function parts<N extends OperationName>(operation: N, input: Input<N>) {
  const given: Record<string, unknown> = input
  const { method } = operations[operation]
  const target = buildTarget(operation, given)
  return { method, target, line: `${method} ${target}`, body: given['body'] }
}

/** A copy of a body in which each secret that is not null is replaced by what `stand` makes of its variable. */
function hideSecrets(value: unknown, stand: (variable: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => hideSecrets(item, stand))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const variable = isSecretField(name) ? secretVariables[name] : undefined
      return [name, variable === undefined || item === null ? hideSecrets(item, stand) : stand(variable)]
    }),
  )
}

/** Any text as one word of the shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

function opening(operation: OperationName, secrets: readonly string[]): string[] {
  return [
    '#!/usr/bin/env bash',
    `# ${operations[operation].printed}. Needs bash, openssl and curl 7.76 or newer.`,
    '# Keys come from the environment and are not part of this script.',
    '# SCP_ACCOUNT_ID may be left out; it is then not sent.',
    'set -euo pipefail',
    'LC_ALL=C',
    ...['SCP_ACCESS_KEY', 'SCP_SECRET_KEY', ...secrets].map((name) => `: "\${${name}:?Set ${name} first.}"`),
  ]
}

/** The HMAC, by the shell's own means: see the comment in it, which is printed as well. */
const functions = [
  '# HMAC-SHA256 in its two steps (RFC 2104). openssl takes a key only on its command line,',
  '# where ps shows it to everyone on this machine. Here it stays within this shell, whose',
  '# printf is no program of its own.',
  'key_pad() {',
  "  local pad=$1 hex='' code i",
  '  if ((${#SCP_SECRET_KEY} > 64)); then',
  `    hex=$(printf '%s' "$SCP_SECRET_KEY" | openssl dgst -sha256 -r)`,
  '    hex=${hex%% *}',
  '  else',
  '    for ((i = 0; i < ${#SCP_SECRET_KEY}; i++)); do',
  `      printf -v code '%d' "'\${SCP_SECRET_KEY:i:1}"`,
  `      printf -v code '%02x' "$((code & 255))"`,
  '      hex+=$code',
  '    done',
  '  fi',
  '  for ((i = 0; i < 128; i += 2)); do',
  '    code=${hex:i:2}',
  String.raw`    printf -v code '\\x%02x' "$((16#${'${code:-00}'} ^ pad))"`,
  `    printf '%b' "$code"`,
  '  done',
  '}',
  'sign() {',
  `  { key_pad 92; { key_pad 54; printf '%s' "$1"; } | openssl dgst -sha256 -binary; } |`,
  '    openssl dgst -sha256 -binary | openssl base64 -A',
  '}',
]

const signature = ['timestamp=$(($(date +%s) * 1000))', `signature=$(sign "$method$url$timestamp$SCP_ACCESS_KEY\${account}${clientType}")`]

/** A text in double quotes, as both JSON and curl's configuration read it. */
const quoting = [
  'quoted() {',
  "  local out='' c i",
  '  for ((i = 0; i < ${#1}; i++)); do',
  '    c=${1:i:1}',
  '    case $c in',
  String.raw`      [\"\\]) c="\\$c" ;;`,
  String.raw`      [[:cntrl:]]) printf -v c '\\u%04x' "'$c" ;;`,
  '    esac',
  '    out+=$c',
  '  done',
  `  printf '"%s"' "$out"`,
  '}',
]

function sending(apiVersion: string, method: string, hasBody: boolean): string[] {
  const header = (text: string) => `  printf 'header = %s\\n' "$(quoted ${text})"`
  return [
    '# curl reads headers and body from a pipe: for some minutes a signature is as good as the',
    '# key for this one call, and must not stand on a command line either.',
    '{',
    header('"Scp-AccessKey: $SCP_ACCESS_KEY"'),
    header('"Scp-Signature: $signature"'),
    header('"Scp-Timestamp: $timestamp"'),
    header(quote(`Scp-ClientType: ${clientType}`)),
    header(quote(`Scp-API-Version: ${apiVersion}`)),
    `  if [[ -n $account ]]; then printf 'header = %s\\n' "$(quoted "Scp-AccountId: $account")"; fi`,
    ...(hasBody ? [header("'Content-Type: application/json'"), `  printf 'data-binary = %s\\n' "$(quoted "$body")"`] : []),
    ...(!hasBody && (method === 'POST' || method === 'PUT') ? [header("'Content-Length: 0'")] : []),
    `} | curl --silent --show-error --fail-with-body --write-out '\\n' --request "$method" --config - "$url"`,
  ]
}

/**
 * The body as a quoted here-document, which the shell takes as it stands. A secret stands in it as a mark that
 * occurs nowhere else, and is put in by the shell itself, so that no command line ever shows it.
 */
function bodyLines(body: unknown): { lines: string[]; variables: string[] } {
  const bare = JSON.stringify(hideSecrets(body, () => ''))
  let fence = '@'
  while (bare.includes(`${fence}SCP_`)) fence += '@'
  const variables: string[] = []
  const marked = hideSecrets(body, (variable) => {
    variables.push(variable)
    return fence + variable + fence
  })
  // Bash gives the byte 7f a meaning of its own; JSON can write it as an escape.
  const text = JSON.stringify(marked, null, 2).replaceAll('\u007f', String.raw`\u007f`)
  const lines = [`IFS= read -r -d '' body <<'JSON' || true`, text, 'JSON', String.raw`body=${'${body//$'}'\n'/ }`]
  for (const variable of variables) {
    lines.push(`mark='"${fence}${variable}${fence}"'`, `body=\${body%%"$mark"*}$(quoted "$${variable}")\${body#*"$mark"}`)
  }
  return { lines, variables: [...new Set(variables)] }
}
