import { z } from 'zod'
import type { Shapes } from '#contract/operation.ts'
import { AsyncResponse, answeredInteger, defaultPageNumber, defaultPageSize, sortOrder } from './shared.ts'

export const ParameterRequest = z
  .strictObject({
    id: z.string(),
    new_value: z.string(),
    old_value: z.string(),
  })
  .meta({ id: 'ParameterRequest' })
export type ParameterRequest = z.infer<typeof ParameterRequest>

export const ParametersRequest = z.strictObject({ parameters: z.array(ParameterRequest) }).meta({ id: 'ParametersRequest' })
export type ParametersRequest = z.infer<typeof ParametersRequest>

/** A parameter of one cluster. `apply_type`, `data_type` and `allows_value` are free words without a documented list. */
export const ParameterDTO = z
  .object({
    allows_value: z.string(),
    applied_value: z.string(),
    apply_type: z.string(),
    data_type: z.string(),
    default_value: z.string(),
    description: z.string().nullable(),
    id: z.string(),
    is_modifiable: z.boolean(),
    name: z.string(),
    software_type: z.string().nullable(),
  })
  .meta({ id: 'ParameterDTO' })
export type ParameterDTO = z.infer<typeof ParameterDTO>

export const ParametersResponse = z
  .object({
    contents: z.array(ParameterDTO),
    count: answeredInteger,
    modified_at: z.string(),
  })
  .meta({ id: 'ParametersResponse' })
export type ParametersResponse = z.infer<typeof ParametersResponse>

/** A parameter of a group, with the default that the engine version brings. */
export const Parameters = z
  .object({
    dbaas_parameter_group_id: z.string(),
    default_value: z.string(),
    description: z.string(),
    id: z.string(),
    name: z.string(),
    software_type: z.string().nullable(),
  })
  .meta({ id: 'Parameters' })
export type Parameters = z.infer<typeof Parameters>

export const ParameterPageResponse = z
  .object({
    contents: z.array(Parameters),
    count: answeredInteger,
    page: answeredInteger,
    size: answeredInteger,
    sort: z.array(z.string()).nullish(),
  })
  .meta({ id: 'ParameterPageResponse' })
export type ParameterPageResponse = z.infer<typeof ParameterPageResponse>

export const ParameterGroup = z
  .object({
    id: z.string(),
    major_version: z.string(),
    name: z.string(),
    product_image_type: z.string(),
    product_type: z.string(),
  })
  .meta({ id: 'ParameterGroup' })
export type ParameterGroup = z.infer<typeof ParameterGroup>

export const ParameterGroupListResponse = z
  .object({
    contents: z.array(ParameterGroup),
    sort: z.array(z.string()).nullish(),
  })
  .meta({ id: 'ParameterGroupListResponse' })
export type ParameterGroupListResponse = z.infer<typeof ParameterGroupListResponse>

const groupsQuery = z.strictObject({
  major_version: z.string().nullish(),
  product_image_type: z.string().nullish(),
  sort: sortOrder,
})

const parametersQuery = z.strictObject({
  size: defaultPageSize,
  page: defaultPageNumber,
  sort: sortOrder,
  dbaas_parameter_group_id: z.string(),
})

export const parameters = {
  listParameterGroups: { query: groupsQuery, answer: ParameterGroupListResponse, errors: [401, 403] },
  listParameterValues: { answer: ParametersResponse, errors: [401, 403] },
  listParameters: { query: parametersQuery, answer: ParameterPageResponse, errors: [400, 401, 403] },
  setParameterValues: { body: ParametersRequest, answer: AsyncResponse, errors: [400, 401, 403] },
  synchronizeParameterValues: { answer: AsyncResponse, errors: [401, 403] },
} satisfies Record<string, Shapes>
