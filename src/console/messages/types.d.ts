import type { Messages } from './load.ts'

declare module 'use-intl' {
  interface AppConfig {
    Locale: 'en' | 'ko'
    Messages: Messages
  }
}
