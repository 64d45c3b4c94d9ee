import type { common as en } from '#console/messages/en/common.ts'
import type { Translated } from '#console/messages/translated.ts'

export const common: Translated<typeof en> = {
  product: 'PostgreSQL',
  platform: 'Samsung Cloud Platform',
  readAgo: '{age} 전 조회',
  readAgoMoving: '{age} 전 조회, 작업이 진행되는 동안 자동 조회',
  requestId: '요청 ID',
  tryAgain: '다시 시도',
  none: '없음',
}
