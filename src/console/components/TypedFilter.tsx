import { useEffect, useRef, useState } from 'react'
import { TextField } from '#console/ui/TextField.tsx'

const typingPauseMs = 300

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Its width, where it is not the usual one. */
  readonly className?: string
}

/** A filter that asks when the typing pauses or Enter is pressed. What is being typed is never overwritten, by a poll least of all. */
export function TypedFilter({ label, value, onChange, className = 'w-52' }: Props) {
  const [text, setText] = useState(value)
  const asked = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    // The URL changed by other means (back, clear, a link): that is what the field shows now.
    if (value !== asked.current) {
      asked.current = value
      setText(value)
    }
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const ask = (wanted: string) => {
    clearTimeout(timer.current)
    const trimmed = wanted.trim()
    if (trimmed === asked.current) return
    asked.current = trimmed
    onChange(trimmed)
  }
  return (
    <div className={`${className} max-s:w-auto max-s:first:col-span-2`}>
      <TextField
        type="search"
        label={label}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          const typed = event.target.value
          setText(typed)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => ask(typed), typingPauseMs)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') ask(text)
        }}
      />
    </div>
  )
}
