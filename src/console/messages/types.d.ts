import type { Messages } from './words.ts'

declare module 'use-intl' {
  interface AppConfig {
    Locale: 'en' | 'ko'
    Messages: Messages
  }
}
