// By themselves: the client of the first page needs no more of the journal.

/** Header of an answered write: the id of its row. A failure carries it as `writeId`. */
export const writeIdHeader = 'x-write-id'

/**
 * Header `1` of a write that the cloud accepted and that could not be written into the journal: what the answer says is true, but the
 * row still says `sending`.
 */
export const unrecordedHeader = 'x-write-unrecorded'
