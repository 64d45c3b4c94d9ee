/** vCPUs and memory in GB that a server type's name tells: `db1v2m4` is 2 and 4. `undefined` for a name of another form. */
export function serverSize(name: string): { readonly vcpu: number; readonly memoryGb: number } | undefined {
  const match = /^[a-z]+\d+v(\d+)m(\d+)$/i.exec(name)
  return match === null ? undefined : { vcpu: Number(match[1]), memoryGb: Number(match[2]) }
}
