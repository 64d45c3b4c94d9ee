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
}
