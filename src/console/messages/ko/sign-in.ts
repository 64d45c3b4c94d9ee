import type { signIn as en } from '#console/messages/en/sign-in.ts'
import type { Translated } from '#console/messages/translated.ts'

export const signIn: Translated<typeof en> = {}
