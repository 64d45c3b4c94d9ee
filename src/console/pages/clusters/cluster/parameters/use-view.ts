import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { changeView, readView, type Filter, type View } from './view.ts'

const typingPauseMs = 300

type UsedView = {
  readonly show: Filter
  /** Goes up when a view is chosen, also the one that is shown already. */
  readonly again: number
  readonly choose: (show: Filter) => void
  /** What stands in the field, and what the rows are searched by: the field is never behind the hand. */
  readonly text: string
  readonly search: string
  readonly type: (text: string) => void
  readonly clear: () => void
}

/** Which rows are shown. The URL follows the typing when it pauses. */
export function useView(): UsedView {
  const [params, setParams] = useSearchParams()
  const view = readView(params)
  const [text, setText] = useState(view.search)
  const [again, setAgain] = useState(0)
  const asked = useRef(view.search)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    // The URL changed by other means (back, a link): that is what the field shows now.
    if (view.search === asked.current) return
    asked.current = view.search
    setText(view.search)
  }, [view.search])

  const put = (change: Partial<View>) => {
    clearTimeout(timer.current)
    if (change.search !== undefined) asked.current = change.search.trim()
    setParams((current) => changeView(current, change), { replace: true })
  }
  return {
    show: view.show,
    again,
    choose: (show) => {
      setAgain((last) => last + 1)
      put({ show, search: text })
    },
    text,
    search: useDeferredValue(text),
    type: (typed) => {
      setText(typed)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => put({ search: typed }), typingPauseMs)
    },
    clear: () => {
      setText('')
      setAgain((last) => last + 1)
      put({ show: 'all', search: '' })
    },
  }
}
