import type { backups as en } from '#console/messages/en/backups.ts'
import type { Translated } from '#console/messages/translated.ts'

export const backups: Translated<typeof en> = {
  policy: '백업 정책',
  daily: '일일 백업',
  kept: '보관 기간',
  frequency: '아카이브 주기',
  archive: '아카이브',
  on: '사용',
  off: '사용 안 함',
  days: '{count}일',
  minutes: '{minutes}분',
}
