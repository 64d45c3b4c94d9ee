import { z } from 'zod'
import type { Shapes } from '#contract/operation.ts'
import { ProductImageType, answeredInteger } from './shared.ts'

export const Engine = z
  .object({
    end_of_service: z.boolean().optional().meta({ default: false }),
    id: z.string(),
    major_version: z.string(),
    name: z.string(),
    os_type: z.string(),
    os_version: z.string(),
    product_image_type: z.string().nullish(),
    software_version: z.string(),
  })
  .meta({ id: 'Engine' })
export type Engine = z.infer<typeof Engine>

export const EngineListResponse = z.object({ contents: z.array(Engine) }).meta({ id: 'EngineListResponse' })
export type EngineListResponse = z.infer<typeof EngineListResponse>

export const EngineProperty = z
  .object({
    name: z.string(),
    value: z.string(),
  })
  .meta({ id: 'EngineProperty' })
export type EngineProperty = z.infer<typeof EngineProperty>

export const EnginePropertyListResponse = z.object({ contents: z.array(EngineProperty) }).meta({ id: 'EnginePropertyListResponse' })
export type EnginePropertyListResponse = z.infer<typeof EnginePropertyListResponse>

export const ServerType = z
  .object({
    cpu_core: answeredInteger,
    description: z.string(),
    memory_gb: answeredInteger,
    name: z.string(),
    product_image_type: z.string(),
    product_type: z.string(),
    purpose: z.string(),
    type: z.string(),
  })
  .meta({ id: 'ServerType' })
export type ServerType = z.infer<typeof ServerType>

export const ServerTypeListResponse = z.object({ contents: z.array(ServerType) }).meta({ id: 'ServerTypeListResponse' })
export type ServerTypeListResponse = z.infer<typeof ServerTypeListResponse>

const enginesQuery = z.strictObject({
  id: z.string().nullish(),
  product_image_type: ProductImageType.nullish(),
  eos_included: z.boolean().optional().meta({ default: false }),
})

const serverTypesQuery = z.strictObject({
  name: z.string().nullish(),
  product_image_type: z.string().nullish(),
})

export const catalog = {
  listEngineVersionProperties: { answer: EnginePropertyListResponse, errors: [401, 403] },
  listEngineVersions: { query: enginesQuery, answer: EngineListResponse, errors: [400, 401, 403] },
  listServerTypes: { query: serverTypesQuery, answer: ServerTypeListResponse, errors: [401, 403] },
} satisfies Record<string, Shapes>
