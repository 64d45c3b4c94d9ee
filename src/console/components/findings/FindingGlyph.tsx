import type { Severity } from '#contract/rules/findings/finding.ts'
import { KindGlyph, type Kind } from '#console/ui/KindGlyph.tsx'

const kinds: Record<Severity, Kind> = { critical: 'error', warning: 'warning', notice: 'info' }

/** The figure of a severity; its word stands beside it or is said by `sr-only`. */
export function FindingGlyph({ severity, className }: { readonly severity: Severity; readonly className?: string }) {
  return <KindGlyph kind={kinds[severity]} {...(className === undefined ? {} : { className })} />
}
