import { zodResolver } from '@hookform/resolvers/zod'
import { useForm, type Resolver, type UseFormReturn } from 'react-hook-form'
import { schemaFor } from './schema.ts'
import type { Values } from './values.ts'

export type RestoreForm = UseFormReturn<Values>

const resolver: Resolver<Values> = (values, context, options) => zodResolver(schemaFor(values))(values, context, options)

/** The one form of all steps. A field speaks up when it is left, and from then on at every change. */
export function useRestoreForm(first: Values): RestoreForm {
  return useForm<Values>({ defaultValues: first, resolver, mode: 'onTouched' })
}
