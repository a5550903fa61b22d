"""SQL that makes a table append-only, for use in migrations."""

FUNCTION = """
CREATE OR REPLACE FUNCTION motcua_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


def protect(table: str) -> str:
    """Return SQL by which UPDATE, DELETE and TRUNCATE of `table` are refused."""
    return (
        FUNCTION
        + f"""
CREATE TRIGGER {table}_is_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION motcua_refuse_change();
CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION motcua_refuse_change();
"""
    )


def unprotect(table: str) -> str:
    """Return SQL that takes the protection of `table` away again, for a reversed migration."""
    return (
        f"DROP TRIGGER {table}_is_append_only ON {table};"
        f"DROP TRIGGER {table}_is_never_emptied ON {table};"
    )
