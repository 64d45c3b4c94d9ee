import type { common as en } from '#console/messages/en/common.ts'
import type { Translated } from '#console/messages/translated.ts'

export const common: Translated<typeof en> = {
  product: 'PostgreSQL',
  platform: 'Samsung Cloud Platform',
  readAgo: '{age} 전 조회',
  readAgoMoving: '{age} 전 조회, 변화가 있는 동안 계속 조회',
  requestId: '요청 ID',
  tryAgain: '다시 시도',
  none: '없음',
  notKnown: '알 수 없음',
}
