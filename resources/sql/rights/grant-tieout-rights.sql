-- The rights Tieout needs in one Sage 100 Contractor company database, and no others: two logins, one that reads and
-- one that also writes. Run by an administrator of the SQL Server (sqlcmd, or Management Studio in SQLCMD mode), once
-- per company. It may be run again: what is there already stays as it is.
--
--   sqlcmd -S SERVER\SAGE100CON -E -v Company="Your Company" ReaderPassword="..." WriterPassword="..." -i grant-tieout-rights.sql
--
-- Nothing in Sage's schema, triggers or settings is changed. Neither login may delete, create or alter anything, and
-- neither is a member of any server role. If Sage limits access to approved applications, approve "Tieout" in Sage's
-- Database Administration as well.

:on error exit

USE [master];
GO
IF SUSER_ID(N'tieout_reader') IS NULL
    CREATE LOGIN [tieout_reader] WITH PASSWORD = N'$(ReaderPassword)', CHECK_POLICY = ON;
IF SUSER_ID(N'tieout_writer') IS NULL
    CREATE LOGIN [tieout_writer] WITH PASSWORD = N'$(WriterPassword)', CHECK_POLICY = ON;
GO

USE [$(Company)];
GO
IF USER_ID(N'tieout_reader') IS NULL CREATE USER [tieout_reader] FOR LOGIN [tieout_reader];
IF USER_ID(N'tieout_writer') IS NULL CREATE USER [tieout_writer] FOR LOGIN [tieout_writer];
IF DATABASE_PRINCIPAL_ID(N'tieout_readers') IS NULL CREATE ROLE [tieout_readers];
IF DATABASE_PRINCIPAL_ID(N'tieout_writers') IS NULL CREATE ROLE [tieout_writers];
GO
ALTER ROLE [tieout_readers] ADD MEMBER [tieout_reader];
ALTER ROLE [tieout_readers] ADD MEMBER [tieout_writer];
ALTER ROLE [tieout_writers] ADD MEMBER [tieout_writer];
GO

-- Reading: the tables that Tieout compares, row by row and never whole schemas.
GRANT SELECT ON dbo.actrec TO [tieout_readers];
GRANT SELECT ON dbo.jobphs TO [tieout_readers];
GRANT SELECT ON dbo.actpay TO [tieout_readers];
GRANT SELECT ON dbo.cstcde TO [tieout_readers];
GRANT SELECT ON dbo.csttyp TO [tieout_readers];
GRANT SELECT ON dbo.subcon TO [tieout_readers];
GRANT SELECT ON dbo.sbcnln TO [tieout_readers];
GRANT SELECT ON dbo.pchord TO [tieout_readers];
GRANT SELECT ON dbo.pcorln TO [tieout_readers];
GRANT SELECT ON dbo.jobcst TO [tieout_readers];
IF OBJECT_ID(N'dbo.cmpany') IS NOT NULL GRANT SELECT ON dbo.cmpany TO [tieout_readers];
GO

-- Tax ids, account numbers and wages stay closed. A column DENY must come after the table's GRANT.
DENY SELECT ON dbo.actpay (fedidn, steidn, resnum, actnum) TO [tieout_readers];
DENY SELECT ON dbo.jobcst (empnum, payrec, grswge) TO [tieout_readers];
GO

-- Writing: a subcontract and a purchase order are a header and its lines. Totals of a subcontract are changed by adding
-- to them, so UPDATE is limited to the totals and what goes with them. No DELETE anywhere: undo is a void by a person in Sage.
GRANT INSERT ON dbo.subcon TO [tieout_writers];
GRANT INSERT ON dbo.sbcnln TO [tieout_writers];
GRANT INSERT ON dbo.pchord TO [tieout_writers];
GRANT INSERT ON dbo.pcorln TO [tieout_writers];
GRANT UPDATE ON dbo.subcon (chgttl, ctcttl, invttl, balttl) TO [tieout_writers];
GRANT UPDATE ON dbo.sbcnln (change, cntrct, billed, remain) TO [tieout_writers];
DENY DELETE ON SCHEMA::dbo TO [tieout_writers];
DENY DELETE ON SCHEMA::dbo TO [tieout_readers];
GO

-- When the company was last backed up, so that Tieout can refuse to write without a recent backup.
USE [msdb];
GO
IF USER_ID(N'tieout_reader') IS NULL CREATE USER [tieout_reader] FOR LOGIN [tieout_reader];
GRANT SELECT ON dbo.backupset TO [tieout_reader];
GO
