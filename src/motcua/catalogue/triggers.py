"""SQL by which a procedure version is never changed, but for the day on which it ends."""

PROTECT_VERSIONS = """
CREATE FUNCTION motcua_keep_procedure_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.valid_to IS NOT NULL
        OR (to_jsonb(NEW) - 'valid_to') IS DISTINCT FROM (to_jsonb(OLD) - 'valid_to') THEN
        RAISE EXCEPTION 'a version of a procedure is never changed, only ended once'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER catalogue_procedureversion_is_kept BEFORE UPDATE ON catalogue_procedureversion
    FOR EACH ROW EXECUTE FUNCTION motcua_keep_procedure_versions();
"""

UNPROTECT_VERSIONS = """
DROP TRIGGER catalogue_procedureversion_is_kept ON catalogue_procedureversion;
DROP FUNCTION motcua_keep_procedure_versions();
"""

SEARCH_CONFIGURATION = """
CREATE TEXT SEARCH CONFIGURATION motcua_vi (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION motcua_vi
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
"""

DROP_SEARCH_CONFIGURATION = "DROP TEXT SEARCH CONFIGURATION motcua_vi;"
