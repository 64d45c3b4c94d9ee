import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operationNames } from '#contract/operations.ts'
import { schemas } from '#contract/schemas.ts'
import { AnsweredBackupOption, PostgresqlBackupOption, PostgresqlClusterDetailResponse, RdbClusterResponse } from './clusters.ts'

/** Every schema within a schema, itself included. */
function within(schema: unknown): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return within(schema.unwrap())
  if (schema instanceof z.ZodArray) return [schema, ...within(schema.element)]
  if (schema instanceof z.ZodObject) return [schema, ...Object.values(schema.shape).flatMap(within)]
  return schema instanceof z.ZodType ? [schema] : []
}

const row = {
  account_id: 'a',
  created_at: '2024-05-17T00:23:17',
  created_by: 'b',
  database_name: null,
  id: '0fdd87aab8cb46f59b7c1f81ed03fb3e',
  modified_at: '2024-05-17T00:23:17Z',
  modified_by: 'b',
  name: 'orders',
  role_type: 'ORIGIN',
  service_state: 'RUNNING',
}

describe('answers', () => {
  test.each(operationNames)('%s: nothing newer that the cloud may say is refused', (name) => {
    for (const part of within(schemas[name].answer)) {
      expect(part).not.toBeInstanceOf(z.ZodEnum)
      expect(part.def.checks ?? []).toEqual([])
      if (part instanceof z.ZodObject) expect(part.def.catchall).toBeUndefined()
    }
  })

  test('a newer state, a newer field, a role that is missing and a time without a zone are read', () => {
    expect(RdbClusterResponse.safeParse({ ...row, service_state: 'HIBERNATED', role_type: null, is_kernel_patchable: true }).success).toBe(
      true,
    )
  })

  test('nothing is added to an answer', () => {
    expect(RdbClusterResponse.parse(row)).toEqual(row)
  })

  test('limits of an answer are told, not enforced', () => {
    const option = PostgresqlClusterDetailResponse.shape.init_config_option
    expect(option.safeParse({ database_name: 'a', database_user_name: 'b', database_port: 80 }).success).toBe(true)
    expect(AnsweredBackupOption.safeParse({ archive_frequency_minute: '15' }).success).toBe(true)
  })

  test('the tolerant twin of a model has the same fields', () => {
    expect(Object.keys(AnsweredBackupOption.shape)).toEqual(Object.keys(PostgresqlBackupOption.shape))
  })
})

describe('requests', () => {
  test.each(operationNames.filter((name) => 'body' in schemas[name] || 'query' in schemas[name]))(
    '%s: every object is strict, nothing has a default',
    (name) => {
      const shapes = schemas[name]
      const parts = [...within('body' in shapes ? shapes.body : undefined), ...within('query' in shapes ? shapes.query : undefined)]
      expect(parts.length).toBeGreaterThan(0)
      for (const part of parts) {
        if (part instanceof z.ZodObject) expect(part.def.catchall).toBeInstanceOf(z.ZodNever)
        expect(part).not.toBeInstanceOf(z.ZodDefault)
      }
    },
  )
})
