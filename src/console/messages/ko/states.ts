import type { states as en } from '#console/messages/en/states.ts'
import type { Translated } from '#console/messages/translated.ts'

export const states: Translated<typeof en> = {
  RUNNING: '실행 중',
  STOPPED: '정지됨',
  UNKNOWN: '확인 불가',
  ERROR: '오류',
  FAILED: '실패',
  TERMINATED: '해지됨',
  CREATING: '생성 중',
  STOPPING: '정지 중',
  STARTING: '시작 중',
  RESTARTING: '재시작 중',
  EDITING: '변경 중',
  SYNCHRONIZING: '동기화 중',
  UPGRADING: '업그레이드 중',
  TERMINATING: '해지 중',
  MIGRATING: '이전 중',
}
