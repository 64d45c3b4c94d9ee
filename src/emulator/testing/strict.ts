import { expect } from 'vitest'
import { z } from 'zod'
import { operations, type OperationName } from '#contract/operations.ts'
import { schemas } from '#contract/schemas.ts'

/** The same schema, without tolerance for unknown fields. */
function strict(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const shape = Object.fromEntries(Object.entries(schema.shape as Record<string, z.ZodType>).map(([key, inner]) => [key, strict(inner)]))
    return z.strictObject(shape)
  }
  if (schema instanceof z.ZodArray) return z.array(strict(schema.element as z.ZodType))
  if (schema instanceof z.ZodNullable) return strict(schema.unwrap() as z.ZodType).nullable()
  if (schema instanceof z.ZodOptional) return strict(schema.unwrap() as z.ZodType).optional()
  return schema
}

const answers = new Map<OperationName, z.ZodType>()

function answerOf(name: OperationName): z.ZodType {
  const known = answers.get(name) ?? strict(schemas[name].answer)
  answers.set(name, known)
  return known
}

const refusal = z.strictObject({
  errors: z.tuple([
    z.strictObject({
      code: z.string().min(1),
      title: z.string().min(1),
      status: z.int(),
      detail: z.union([z.string().min(1), z.array(z.string()).min(1)]),
      request_id: z.string().startsWith('req-'),
      global_request_id: z.string().startsWith('req-'),
      links: z.array(z.never()),
      related_resources: z.array(z.never()),
      response: z.null(),
    }),
  ]),
})

/**
 * Holds an answer against the contract strictly: no field beyond it, no null where it says none; a refusal in the cloud's own shape.
 * @returns whether it was a success
 */
export async function holdStrictly(name: OperationName, response: Response): Promise<boolean> {
  const taken = response.status === operations[name].success
  if (!taken) expect([400, 401, 404]).toContain(response.status)
  expect(response.headers.get('content-type')).toBe('application/json')
  const schema = taken ? answerOf(name) : refusal
  expect([name, response.status, schema.safeParse(await response.json()).error?.issues]).toEqual([name, response.status, undefined])
  return taken
}
