import type { exports as en } from '#console/messages/en/exports.ts'
import type { Translated } from '#console/messages/translated.ts'

export const exports: Translated<typeof en> = {
  title: '클러스터 내보내기',
  about: '목록의 정렬과 필터를 그대로 따릅니다. 시각은 클라우드가 주는 값 그대로입니다.',
  scope: '범위',
  page: '이 페이지: 클러스터 {count, number}개',
  all: '조건에 맞는 전체: 클러스터 {count, number}개',
  format: '형식',
  csv: 'CSV (스프레드시트용)',
  json: 'JSON (프로그램용)',
  details: '버전, 서버 타입, 데이터 크기, 복제본 포함',
  detailsHint: '클러스터마다 조회하며 몇 개씩 나누어 진행합니다.',
  save: '파일 저장',
  cancel: '취소',
  close: '닫기',
  begun: '클러스터 목록 조회 중',
  reading: '클러스터 {count, number}개 중 {done, number}개 조회',
  cancelled: '취소했습니다. 저장한 파일이 없습니다.',
  saved: '{file} 저장 완료: 클러스터 {count, number}개',
  changed:
    '조회하는 동안 목록이 바뀌었습니다. 클라우드의 현재 개수는 {total, number}개입니다. 그 사이 생기거나 사라진 클러스터는 빠지거나 더 들어 있을 수 있습니다.',
  blanks: '클러스터 {count, number}개는 상세 정보를 조회하지 못해 해당 칸이 비어 있습니다.',
}
