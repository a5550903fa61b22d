"""SQL by which published processes stay as they were published. Used by migrations."""

KEEP_PUBLISHED_PROCESSES = """
CREATE FUNCTION casework_keep_published_process() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'process version % is published and stays as it is', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER published_processes_stay BEFORE UPDATE OR DELETE ON casework_processversion
    FOR EACH ROW EXECUTE FUNCTION casework_keep_published_process();
"""

RELEASE_PUBLISHED_PROCESSES = """
DROP TRIGGER published_processes_stay ON casework_processversion;
DROP FUNCTION casework_keep_published_process();
"""
