import type { palette as en } from '#console/messages/en/palette.ts'
import type { Translated } from '#console/messages/translated.ts'

export const palette: Translated<typeof en> = {
  allRegions: '모든 리전의 클러스터',
  title: '이동 또는 작업',
  label: '페이지, 클러스터 또는 작업',
  placeholder: '예: orders 재시작, 백업, 클러스터 ID',
  found: '찾은 항목',
  hint: '화살표로 고르고 Enter로 엽니다. 작업은 계획을 엽니다. 여기서는 아무것도 전송되지 않습니다.',
  searching: '찾는 중…',
  count: '{count, plural, =0 {일치하는 항목이 없습니다. 더 짧게 입력해 보세요.} other {#개 찾음}}',
  most: '가장 가까운 {count, number}개입니다. 더 입력하면 좁혀집니다.',
  noClusters: '지금은 클러스터를 찾을 수 없습니다: {why}. 페이지는 찾을 수 있습니다.',
  action: '{operation} · {cluster}',
  tab: '{cluster} · {tab}',
  kind: { cluster: '클러스터', action: '계획', tab: '탭', page: '페이지' },
}
