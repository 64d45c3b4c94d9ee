import { useFormatter } from 'use-intl'
import { volumeSizeGb } from '#contract/rules/limits.ts'
import { readSize, type Volume } from '#console/components/new-cluster/parts.ts'

/** Shades of one ink: what is what says the legend. */
const shades: Record<string, string> = {
  OS: 'fill-stopped',
  DATA: 'fill-accent',
  ARCHIVE: 'fill-accent opacity-60',
  TEMP: 'fill-accent opacity-40',
  BACKUP: 'fill-accent opacity-25',
}

/** How the storage of an instance divides, as a bar and in words. */
export function StorageBar({ volumes }: { readonly volumes: readonly Volume[] }) {
  const format = useFormatter()
  const parts = [
    { role: 'OS', gb: volumeSizeGb.os as number },
    ...volumes.map(({ role, sizeGb }) => ({ role: role as string, gb: readSize(sizeGb) })),
  ]
  const total = parts.reduce((sum, { gb }) => sum + gb, 0)
  const placed = parts.map((part, index) => ({
    ...part,
    start: (parts.slice(0, index).reduce((sum, { gb }) => sum + gb, 0) / total) * 100,
    width: (part.gb / total) * 100,
  }))
  return (
    <>
      <svg className="h-2 w-full rounded-1" aria-hidden="true" focusable="false">
        {placed.map(({ role, start, width }, index) => (
          <rect
            key={index}
            x={`${start + (index === 0 ? 0 : 0.4)}%`}
            width={`${Math.max(0, width - (index === 0 ? 0 : 0.4))}%`}
            height="8"
            className={shades[role]}
          />
        ))}
      </svg>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-quiet">
        {parts.map(({ role, gb }, index) => (
          <li key={index} className="inline-flex items-center gap-1.5">
            <svg width="12" height="12" aria-hidden="true" className="shrink-0">
              <rect width="12" height="12" rx="2" className={shades[role]} />
            </svg>
            {`${role} ${format.number(gb)}`}
          </li>
        ))}
      </ul>
    </>
  )
}
