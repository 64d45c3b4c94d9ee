import type { rules as en } from '#console/messages/en/rules.ts'
import type { Translated } from '#console/messages/translated.ts'

export const rules: Translated<typeof en> = {
  terminated: '해지된 클러스터에는 작업할 수 없습니다.',
  in_progress: '다른 작업이 진행 중입니다. 상태: {state}. 클라우드는 한 번에 하나만 처리하므로 끝난 뒤에 할 수 있습니다.',
  state_unknown: '클라우드가 이 클러스터의 상태를 확인하지 못해 변경을 거부합니다. 먼저 상태를 동기화하세요.',
  state_error: '상태가 정상이 아닙니다: {state}. 클라우드가 거부할 수 있으니 먼저 상태를 동기화하세요.',
  state_not_known: '이 콘솔이 모르는 상태입니다: {state}. 클라우드가 거부할 수 있습니다.',
  needs_stopped: '정지된 클러스터에서만 할 수 있습니다. 상태: {state}',
  needs_running: '실행 중인 클러스터에서만 할 수 있습니다. 상태: {state}',
  needs_ha: 'HA 클러스터에서만 할 수 있습니다.',
  needs_replica: '복제본에서만 할 수 있습니다.',
  needs_origin: '원본 클러스터 또는 승격된 클러스터에서만 할 수 있습니다.',
  replicas_full: '복제본은 클러스터당 최대 5개입니다.',
  no_higher_minor: '제공되는 가장 높은 마이너 버전입니다.',
  replicas_first: '복제본을 먼저 패치해야 합니다.',
  no_backup: '완료된 백업이 아직 없습니다.',
  needs_audit: '감사 로그가 꺼져 있어 내보낼 로그가 없습니다.',
  os_volume: 'OS 볼륨은 하나뿐이며 크기는 고정되어 있습니다.',
  volumes_full: '인스턴스 그룹에는 OS 볼륨 외에 볼륨을 최대 9개까지 둘 수 있습니다.',
  volume_largest: '볼륨의 최대 크기인 5,120 GB입니다.',
  too_young: '생성된 지 20분이 지나지 않았습니다. 실제 클라우드는 생성 후 15~20분 동안 해지를 거부했습니다.',
}
