import type { replicas as en } from '#console/messages/en/replicas.ts'
import type { Translated } from '#console/messages/translated.ts'

export const replicas: Translated<typeof en> = {
  title: '복제본',
  name: '서버',
  state: '복제 상태',
  detail: '상세',
  region: '리전',
  synced: '동기화 시점',
  none: '이 클러스터에는 복제본이 없습니다.',
}
