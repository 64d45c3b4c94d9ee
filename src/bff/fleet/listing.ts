import type { Failure } from '#contract/errors.ts'
import type { Row } from './cluster.ts'

/** Rows of a page that is asked for. The contract names no largest size; the cloud's default is 20. */
const pageSize = 100
/** What a cloud that refuses a hundred takes in any case. */
const smallSize = 20
/** More pages are not walked: a cloud that never comes to an end must not fill the memory. */
const pagesMax = 300

/** A page to ask for. */
export type Page = { readonly page: number; readonly size: number }

/** What the cloud said of a page: the rows that can be read, how many there were, and how many clusters there are. */
export type PageAnswer = { readonly rows: readonly Row[]; readonly given: number; readonly count: number }

/** One region's list, walked page by page, the pages behind the first a few at a time. */
export class Listing {
  readonly region: string
  /** How many clusters the cloud says there are; null before its first answer. */
  count: number | null = null
  /** When the last walk that came to its end began; ms on the cloud's clock. */
  listedAt: number | null = null
  failure: Failure | null = null
  /** A write has changed which clusters there are. */
  outdated = false
  /** Pages of the last whole walk: what the next one will cost. */
  pages = 1
  #size = pageSize
  #todo: number[] = []
  #asked = 0
  #underWay = 0
  #seen = new Set<string>()
  // Rows that cannot be read are there all the same.
  #odd = 0
  #began: number | undefined
  // Each walk has its number: answers to an earlier one come too late.
  #walk = 0

  constructor(region: string) {
    this.region = region
  }

  /** Whether a walk is going on. */
  get walking(): boolean {
    return this.#began !== undefined
  }

  /** Begins a walk. @param at the cloud's now */
  begin(at: number): void {
    this.#walk += 1
    this.#began = at
    this.outdated = false
    this.#todo = [0]
    this.#asked = 1
    this.#underWay = 0
    this.#seen = new Set()
    this.#odd = 0
  }

  /** The next page to ask for, if there is one now. */
  take(): (Page & { readonly walk: number }) | undefined {
    const page = this.#todo.shift()
    if (page === undefined) return undefined
    this.#underWay += 1
    return { page, size: this.#size, walk: this.#walk }
  }

  hasNext(): boolean {
    return this.#todo.length > 0
  }

  /**
   * Takes an answer in.
   * @returns the ids of the whole list where that was its last page, and whether each of its rows was seen: the list may have moved
   * while it was walked
   */
  arrived(
    walk: number,
    page: number,
    { rows, given, count }: PageAnswer,
  ): { readonly seen: ReadonlySet<string>; readonly whole: boolean } | undefined {
    if (walk !== this.#walk || this.#began === undefined) return undefined
    this.#underWay -= 1
    this.failure = null
    this.count = count
    for (const { id } of rows) this.#seen.add(id)
    this.#odd += given - rows.length
    // A cloud may give fewer rows than were asked for on each page.
    if (page === 0 && given > 0 && given < this.#size && given < count) this.#size = given
    const pages = given === 0 ? page : Math.ceil(count / this.#size)
    for (; this.#asked < Math.min(pages, pagesMax); this.#asked += 1) this.#todo.push(this.#asked)
    if (this.#underWay > 0 || this.#todo.length > 0) return undefined
    const seen = this.#seen
    this.pages = Math.max(1, this.#asked)
    this.listedAt = this.#began
    this.#began = undefined
    return { seen, whole: seen.size + this.#odd >= count }
  }

  /** A page that failed is asked for again; what was seen is kept. */
  failed(walk: number, page: number, failure: Failure): void {
    if (walk !== this.#walk || this.#began === undefined) return
    this.#underWay -= 1
    this.failure = failure
    if (page === 0 && failure.status === 400 && this.#size > smallSize) this.#size = smallSize
    this.#todo.unshift(page)
  }
}
