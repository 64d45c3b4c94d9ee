import type { Ref } from 'react'

type HeadProps = { readonly heading: Ref<HTMLHeadingElement>; readonly title: string; readonly text: string }

/** What a step of a wizard is about. The heading takes the focus when the step opens. */
export function StepHead({ heading, title, text }: HeadProps) {
  return (
    <header>
      <h2 ref={heading} id="step-title" tabIndex={-1} className="scroll-mt-16 outline-none">
        {title}
      </h2>
      <p className="mt-1 max-w-144 text-14 text-quiet">{text}</p>
    </header>
  )
}
