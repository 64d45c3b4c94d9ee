import { z } from 'zod'

const key = z
  .string()
  .trim()
  .min(1)
  .max(256)
  .regex(/^[\x21-\x7e]+$/)

/** What a person gives to sign in. Without keys only the demo cloud can be had. */
export const SignIn = z.strictObject({
  /** `e`, `s`, `g`, `demo`, or a name the operator lists. */
  environment: z.string().min(1).max(32),
  region: z.string().min(1).max(32),
  accessKey: key.optional(),
  secretKey: key.optional(),
  accountId: z
    .string()
    .trim()
    .max(64)
    .regex(/^[A-Za-z0-9_-]*$/)
    .optional(),
  displayName: z.string().trim().max(64).optional(),
})
export type SignIn = z.infer<typeof SignIn>
