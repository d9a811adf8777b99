-- Minutes of acceptance with a mistyped value are annulled by a written decision: from then on they count as minutes that failed,
-- and what they had concluded is kept beside them. Nothing else of an acceptance is ever changed.
alter table acceptance add column annulled_verdict text
  constraint acceptance_annulled_fails check (annulled_verdict is null or (verdict = 'fail' and annulled_verdict in ('pass', 'pass-with-conditions')));

grant update (verdict, conclusion, annulled_verdict) on acceptance to kc_app;
