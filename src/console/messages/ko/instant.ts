import type { instant as en } from '#console/messages/en/instant.ts'
import type { Translated } from '#console/messages/translated.ts'

export const instant: Translated<typeof en> = {
  date: '날짜',
  time: '시각',
  zone: '입력 시간대',
  noDate: '2026-09-16처럼 달력에 있는 날짜를 입력하세요.',
  noTime: '21:47 또는 21:47:05처럼 시각을 입력하세요.',
  twice: '{zone}: 이날 시계를 되돌리므로 같은 시각이 두 번 있습니다({time}).',
  twiceLead: '선택:',
  never: '{zone}: 이날 시계를 앞당기므로 없는 시각입니다({time}).',
  neverLead: '전후 시각:',
  cluster: '클러스터, {zone}',
  own: '내 시간대, {zone}',
  utc: 'UTC',
}
