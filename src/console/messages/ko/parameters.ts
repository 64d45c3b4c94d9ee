import type { parameters as en } from '#console/messages/en/parameters.ts'
import type { Translated } from '#console/messages/translated.ts'

export const parameters: Translated<typeof en> = {
  title: '파라미터',
  name: '파라미터',
  value: '값',
  default: '기본값',
  applies: '적용 시점',
  asOf: '<at></at> 기준 값',
  none: '클라우드에 파라미터가 없습니다.',
}
