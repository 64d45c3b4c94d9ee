import type { restore as en } from '#console/messages/en/restore.ts'
import type { Translated } from '#console/messages/translated.ts'

export const restore: Translated<typeof en> = {
  timeline: {
    backups: '백업',
    archive: '아카이브',
    handle: '복구할 시점',
    keys: '화살표 키는 1분, Shift를 함께 누르면 1시간, Page Up과 Page Down은 하루씩 옮깁니다. Home과 End는 복구할 수 있는 처음과 마지막 시점으로 갑니다.',
    closeUp: '선택한 시점 전후 하루, {from}~{to}',
    bar: '백업, 높이는 크기',
    leaves: '다음 삭제 대상, {at}',
    failed: '실패',
    running: '진행 중',
    unknown: '이 콘솔이 모르는 상태',
    covered: '원하는 시점으로 복구 가능',
    gap: '아카이브 공백, 다음 백업까지 복구 불가',
    noArchive: '아카이브 없음, 백업 시점으로만 복구 가능',
    now: '현재',
    words: {
      none: '아직 백업이 없습니다.',
      bars: '{from}부터 {to}까지 백업 {count}개({zone}).',
      failed: '이 중 {count}개가 실패했습니다.',
      window: '{from}부터 {to}까지 원하는 시점으로 복구할 수 있습니다.',
      noWindow: '시점 복구는 할 수 없고, 완료된 백업으로만 복구할 수 있습니다.',
      gap: '{from}부터 {to}까지는 아카이브 공백으로 복구할 수 없습니다.',
    },
  },
  pick: {
    label: '복구 시점',
    problem: {
      archive_off: '아카이브를 사용하지 않아 시점 복구는 할 수 없고, 백업으로만 복구할 수 있습니다.',
      no_backup: '복구에 쓸 완료된 백업이 아직 없습니다.',
      too_early: '첫 백업보다 이른 시점입니다.',
      too_late: '아직 아카이브되지 않은 시점입니다.',
      in_gap: '아카이브 공백에 있는 시점입니다.',
    },
    from: '{at} 백업({size})에 아카이브 {archive} 분량을 적용합니다. 새 클러스터를 만들며 {name}에는 영향이 없습니다. 가장 늦은 복구 시점은 {ago} 전인 {latest}입니다.',
    oldArchive:
      '아카이브 로그는 {days}일 동안 보관됩니다. 클라우드 문서에는 첫 백업 이후 모든 시점을 복구할 수 있다고 되어 있지만, 이렇게 오래된 시점은 거부할 수 있습니다.',
  },
}
