/** The head of every key of the journal: a write, and a person's word on one, make all of it old. */
export const journalKey = ['journal'] as const

/** The head of the keys of its lists: what moves elsewhere may enter or leave each of them. */
export const journalPagesKey = [...journalKey, 'page'] as const
