import { engineById, engineProperties, enginesAt } from '#emulator/catalog/engines.ts'
import { serverTypes } from '#emulator/catalog/server-types.ts'
import { CloudError } from '#emulator/errors.ts'
import type { GroupHandlers } from '#emulator/handler.ts'

/** An absent filter and an empty one let everything through. */
const fits = (wanted: string | null | undefined, actual: string | null | undefined) =>
  wanted === undefined || wanted === null || wanted === '' || wanted === actual

export const catalog: GroupHandlers<'catalog'> = {
  listEngineVersions: ({ now, input }) => {
    const contents = enginesAt(now).filter(
      (engine) =>
        fits(input.id, engine.id) &&
        fits(input.product_image_type, engine.product_image_type) &&
        (input.eos_included === true || engine.end_of_service !== true),
    )
    return { contents }
  },

  listEngineVersionProperties: ({ input }) => {
    const engine = engineById(input.dbaas_engine_version_id)
    if (engine === undefined) throw new CloudError(404, 'Dbaas.NotFound.EngineVersion', 'Engine version not found', 'Not Found')
    return { contents: engine.product_image_type === 'PostgreSQL Community' ? [...engineProperties] : [] }
  },

  listServerTypes: ({ input }) => ({
    contents: serverTypes.filter((type) => fits(input.name, type.name) && fits(input.product_image_type, type.product_image_type)),
  }),
}
