import { Component, Suspense, type ReactNode } from 'react'
import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { failureOf } from '#console/api/query.ts'
import { useSignedOut } from '#console/api/signed-out.ts'
import { FailureNotice } from '#console/components/FailureNotice.tsx'

type Props = {
  readonly children: ReactNode
  readonly loading: ReactNode
}

/** A page's skeleton while its first data is on the way, and its error page where there is none. Another URL (a page, a region, a filter) has not failed yet, nor has a new session. */
export function PageBoundary({ children, loading }: Props) {
  const { pathname, search } = useLocation()
  const signedOut = useSignedOut()
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary url={pathname + search} signedOut={signedOut} onRetry={reset}>
          <Suspense fallback={loading}>{children}</Suspense>
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  )
}

type BoundaryProps = {
  readonly children: ReactNode
  readonly url: string
  readonly signedOut: boolean
  readonly onRetry: () => void
}

/** React has no hook that catches; this is the one class of the console. */
class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override componentDidUpdate(before: BoundaryProps) {
    const { url, signedOut } = this.props
    if (this.state.error !== undefined && (before.url !== url || (before.signedOut && !signedOut))) this.retry()
  }

  private readonly retry = () => {
    this.props.onRetry()
    this.setState({ error: undefined })
  }

  override render() {
    const failure = failureOf(this.state.error)
    if (failure === undefined) return this.props.children
    return (
      <div className="mx-auto max-w-176 p-6 max-s:p-4">
        <FailureNotice failure={failure} onRetry={this.retry} />
      </div>
    )
  }
}
