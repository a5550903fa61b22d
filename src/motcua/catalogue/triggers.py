"""SQL by which what is published or signed is never changed, but for the days on which it ends."""

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

KEEP_SIGNED_ANNOUNCEMENTS = """
CREATE FUNCTION motcua_keep_signed_announcements() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    follows text[] := ARRAY['state', 'published_at', 'entered_on', 'entered_by',
                            'closed_by', 'closed_at', 'closing_reason'];
BEGIN
    IF OLD.signed_at IS NULL THEN
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - follows) IS DISTINCT FROM (to_jsonb(OLD) - follows)
        OR (OLD.state <> NEW.state AND OLD.state <> 'signed') THEN
        RAISE EXCEPTION 'a signed announcement stays as it was signed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER catalogue_announcement_is_kept
    BEFORE UPDATE OR DELETE ON catalogue_announcement
    FOR EACH ROW EXECUTE FUNCTION motcua_keep_signed_announcements();
CREATE FUNCTION motcua_keep_signed_items() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner bigint;
BEGIN
    IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - 'stands_on') = (to_jsonb(OLD) - 'stands_on') THEN
        RETURN NEW;
    END IF;
    IF TG_OP <> 'INSERT' THEN owner := OLD.announcement_id; ELSE owner := NEW.announcement_id; END IF;
    IF EXISTS (SELECT 1 FROM catalogue_announcement
               WHERE id = owner AND signed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'what a signed announcement announces stays as it was signed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER catalogue_announcementitem_is_kept
    BEFORE INSERT OR UPDATE OR DELETE ON catalogue_announcementitem
    FOR EACH ROW EXECUTE FUNCTION motcua_keep_signed_items();
"""

RELEASE_SIGNED_ANNOUNCEMENTS = """
DROP TRIGGER catalogue_announcementitem_is_kept ON catalogue_announcementitem;
DROP FUNCTION motcua_keep_signed_items();
DROP TRIGGER catalogue_announcement_is_kept ON catalogue_announcement;
DROP FUNCTION motcua_keep_signed_announcements();
"""
