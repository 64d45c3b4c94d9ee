/** The same keys as the English file, each with a sentence of its own: a language that lags behind does not compile. */
export type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> }
