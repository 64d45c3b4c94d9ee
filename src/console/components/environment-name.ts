import { useTranslations } from 'use-intl'

/** Names an environment in the reader's language; one that the operator lists keeps its own name. */
export function useEnvironmentName(): (environment: string) => string {
  const t = useTranslations('layout.environments')
  return (environment) => {
    switch (environment) {
      case 'e':
      case 's':
      case 'g':
      case 'demo':
        return t(environment)
      default:
        return environment
    }
  }
}
